# src/features.ts has decorators, and neither typescript nor esbuild is installed.
node --import @icosian/transformer/register src/main.ts
