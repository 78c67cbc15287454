// A door to import through: of a library that is imported dynamically itself, all would be bundled.
export { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
