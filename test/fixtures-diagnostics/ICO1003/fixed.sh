npx tspc        # ts-patch hands over the TypeScript that it runs in
