import { accessReviews } from './access-reviews';
import { actions } from './actions';
import { apiProblems } from './api-problems';
import { audit } from './audit';
import { auditActions } from './audit-actions';
import { auditSentences } from './audit-sentences';
import { bulk } from './bulk';
import { defaultRoles } from './default-roles';
import { door } from './door';
import { fieldProblems } from './field-problems';
import { fields } from './fields';
import { grants } from './grants';
import { groups } from './groups';
import { home } from './home';
import { identities } from './identities';
import { identityProviders } from './identity-providers';
import { impersonation } from './impersonation';
import { invitations } from './invitations';
import { mailbox } from './mailbox';
import { menuEditor } from './menu-editor';
import { menuNames } from './menu-names';
import { messages } from './messages';
import { methods } from './methods';
import { notifications } from './notifications';
import { organization } from './organization';
import { passkeys } from './passkeys';
import { passwords } from './passwords';
import { people } from './people';
import { permissionCatalogue } from './permission-catalogue';
import { permissionQuestions } from './permission-questions';
import { permissions } from './permissions';
import { positions } from './positions';
import { problems } from './problems';
import { profile } from './profile';
import { reasons } from './reasons';
import { registration } from './registration';
import { reportingLine } from './reporting-line';
import { role } from './role';
import { roleCompare } from './role-compare';
import { roles } from './roles';
import { secondFactor } from './second-factor';
import { sessions } from './sessions';
import { settings } from './settings';
import { shell } from './shell';
import { signIn } from './sign-in';
import { statuses } from './statuses';
import { ui } from './ui';
import { user } from './user';
import { userForm } from './user-form';
import { userPermissions } from './user-permissions';
import { users } from './users';

export default {
  accessReviews,
  apiProblems,
  audit,
  auditActions,
  auditSentences,
  actions,
  bulk,
  defaultRoles,
  door,
  fieldProblems,
  fields,
  grants,
  groups,
  home,
  identities,
  identityProviders,
  impersonation,
  invitations,
  mailbox,
  menuEditor,
  menuNames,
  messages,
  methods,
  notifications,
  organization,
  passkeys,
  passwords,
  people,
  permissionCatalogue,
  permissionQuestions,
  permissions,
  positions,
  problems,
  profile,
  reasons,
  registration,
  reportingLine,
  role,
  roleCompare,
  roles,
  secondFactor,
  sessions,
  settings,
  shell,
  signIn,
  statuses,
  ui,
  user,
  userForm,
  userPermissions,
  users,
};
