node build.js   # calls the transformer itself: transformer(program, {})
