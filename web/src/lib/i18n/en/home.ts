export const home = {
  title: 'Home',
  go_to: 'Go to',
  may_do: 'What you may do',
  permissions: { one: '{count} permission', other: '{count} permissions' },
  everything: 'Everything',
  'everything.why': 'Your role Super admin holds every permission, also those added later.',
  onboarding: 'Your account isn’t active yet',
  'onboarding.why': 'It opens when your onboarding is complete. Your password is set already.',
  nothing: 'No role gives you permissions yet',
  'nothing.why': 'Your own profile is yours. For more, ask an administrator for a role.',
};
