// A door to import through: of a library that is imported dynamically itself, all would be bundled.
export { fileTypeFromBuffer } from 'file-type';
