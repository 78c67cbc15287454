/** Stands in for Zod's collection of error messages in other languages (wrangler.toml, `[alias]`). English is built in. */
export {};
