npm install --save-dev typescript@6.0.3
node --import @icosian/transformer/register src/main.ts
