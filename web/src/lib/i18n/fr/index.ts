import { actions } from './actions';
import { apiProblems } from './api-problems';
import { audit } from './audit';
import { auditActions } from './audit-actions';
import { auditSentences } from './audit-sentences';
import { door } from './door';
import { fieldProblems } from './field-problems';
import { fields } from './fields';
import { home } from './home';
import { identities } from './identities';
import { identityProviders } from './identity-providers';
import { invitations } from './invitations';
import { mailbox } from './mailbox';
import { messages } from './messages';
import { methods } from './methods';
import { notifications } from './notifications';
import { organization } from './organization';
import { passkeys } from './passkeys';
import { passwords } from './passwords';
import { people } from './people';
import { permissions } from './permissions';
import { problems } from './problems';
import { profile } from './profile';
import { reasons } from './reasons';
import { registration } from './registration';
import { role } from './role';
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
import { users } from './users';

export default {
  apiProblems,
  audit,
  auditActions,
  auditSentences,
  actions,
  door,
  fieldProblems,
  fields,
  home,
  identities,
  identityProviders,
  invitations,
  mailbox,
  messages,
  methods,
  notifications,
  organization,
  passkeys,
  passwords,
  people,
  permissions,
  problems,
  profile,
  reasons,
  registration,
  role,
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
  users,
};
