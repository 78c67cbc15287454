import type { signIn as source } from '../en/sign-in';
import type { Translation } from '../text';

export const signIn: Translation<typeof source> = {
  title: 'Se connecter',
  identifier: 'E-mail ou nom d’utilisateur',
  password: 'Mot de passe',
  remember: 'Rester connecté 30 jours',
  forgot: 'Mot de passe oublié ?',
  submit: 'Se connecter',
  by_mail: 'Se connecter plutôt par e-mail',
  new_here: 'Nouveau ici ? {register}',
  register: 'Créer un compte',
  'missing.identifier': 'Saisissez votre e-mail ou votre nom d’utilisateur.',
  'missing.password': 'Saisissez votre mot de passe.',
  no_script:
    'La connexion a besoin de JavaScript : il garde votre mot de passe hors des adresses de page et des formulaires d’autres sites. Activez-le pour ce site et rechargez la page.',
  'contact.write': 'Écrivez à {email}.',
  'contact.ask': 'Adressez-vous à votre administrateur.',
  'refused.credentials': 'Cet e-mail et ce mot de passe ne correspondent pas.',
  'refused.credentials.why':
    'Vérifiez les deux et réessayez. Après 5 essais erronés, la connexion est suspendue pendant 15 minutes.',
  'refused.attempts': 'La connexion est suspendue après trop d’essais erronés.',
  'refused.network_attempts': 'Trop de connexions depuis votre réseau.',
  'refused.pending': 'Votre compte n’est pas encore actif.',
  'refused.pending.why':
    'Un nouveau lien d’activation arrive dans votre boîte de réception. Ouvrez-le pour choisir votre mot de passe.',
  'refused.suspended': 'Votre compte est suspendu.',
  'refused.inactive': 'Votre compte est inactif.',
  'refused.expired': 'Votre accès a pris fin.',
  'refused.hours': 'La connexion vous est fermée à cette heure.',
  'refused.network': 'Vous ne pouvez pas vous connecter depuis ce réseau.',
  'refused.took_too_long': 'La connexion a pris trop de temps.',
  'refused.took_too_long.why': 'Pour votre sécurité, elle prend fin après 10 minutes. Recommencez.',
  'refused.no_factor': 'Votre e-mail ne peut pas être les deux facteurs.',
  'refused.no_factor.why': 'Connectez-vous plutôt avec votre mot de passe.',
  'refused.other': 'Vous n’êtes pas connecté.',
  'again.soon': 'Réessayez dans quelques minutes.',
  'again.at': 'Réessayez {when}, à {time}.',
  other_account: 'Utiliser un autre compte',
};
