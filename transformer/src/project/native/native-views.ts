/** Types, symbols and signatures of a native program, with the interface of TypeScript up to 6. */
import type {
  NativeChecker,
  NativeHandle,
  NativeNode,
  NativeSignature,
  NativeSymbol,
  NativeType,
} from "./native-api.js";

/** The context in which a view answers. */
export interface ViewContext {
  /** The native checker. */
  readonly checker: NativeChecker;
  /** The flag of the type `number`. */
  readonly numberFlag: number;
  /** The flag of the type `string`. */
  readonly stringFlag: number;
  /** Resolves a node; the root of a file becomes the source file object. */
  toNode(handle: NativeHandle): object | undefined;
}

/** Creates views, one per type and symbol, so that they can be compared by identity. */
export class NativeViews {
  readonly #context: ViewContext;
  readonly #types = new Map<number, TypeView>();
  readonly #symbols = new Map<number, SymbolView>();

  constructor(context: ViewContext) {
    this.#context = context;
  }

  /** The view of a type; undefined stays undefined. */
  ofType(native: NativeType): TypeView {
    const known = this.#types.get(native.id);
    if (known !== undefined) return known;
    const view = new TypeView(native, this.#context, this);
    this.#types.set(native.id, view);
    return view;
  }

  /** The view of a signature. */
  ofSignature(native: NativeSignature): SignatureView {
    return new SignatureView(native, this.#context, this);
  }

  /** The view of a symbol. */
  ofSymbol(native: NativeSymbol): SymbolView {
    const known = this.#symbols.get(native.id);
    if (known !== undefined) return known;
    const view = new SymbolView(native, this.#context);
    this.#symbols.set(native.id, view);
    return view;
  }
}

/** The view of a type. */
export class TypeView {
  /** The native type. */
  readonly native: NativeType;
  /** The native flags. */
  readonly flags: number;
  readonly #context: ViewContext;
  readonly #views: NativeViews;

  constructor(native: NativeType, context: ViewContext, views: NativeViews) {
    this.native = native;
    this.flags = native.flags;
    this.#context = context;
    this.#views = views;
  }

  /** The symbol that declares the type. */
  get symbol(): SymbolView | undefined {
    const symbol = this.native.getSymbol();
    return symbol && this.#views.ofSymbol(symbol);
  }

  /** The members of a union or intersection. */
  get types(): readonly TypeView[] {
    return (this.native.getTypes() ?? []).map((type) => this.#views.ofType(type));
  }

  /** Whether the type is a union. */
  isUnion(): boolean {
    return this.native.isUnionType();
  }

  /** The signatures with which a value can be called. */
  getCallSignatures(): readonly SignatureView[] {
    // 0 is SignatureKind.Call.
    return this.#context.checker
      .getSignaturesOfType(this.native, 0)
      .map((signature) => this.#views.ofSignature(signature));
  }

  /** A property by its name. */
  getProperty(name: string): SymbolView | undefined {
    const symbol = this.#context.checker.getPropertyOfType(this.native, name);
    return symbol && this.#views.ofSymbol(symbol);
  }

  /** All properties. */
  getProperties(): readonly SymbolView[] {
    return this.#context.checker.getPropertiesOfType(this.native).map((symbol) => this.#views.ofSymbol(symbol));
  }

  /** The signatures with which a value can be constructed. */
  getConstructSignatures(): readonly SignatureView[] {
    // 1 is SignatureKind.Construct.
    return this.#context.checker
      .getSignaturesOfType(this.native, 1)
      .map((signature) => this.#views.ofSignature(signature));
  }

  /** The type of the number index. */
  getNumberIndexType(): TypeView | undefined {
    return this.#getIndexType(this.#context.numberFlag);
  }

  /** The type of the string index. */
  getStringIndexType(): TypeView | undefined {
    return this.#getIndexType(this.#context.stringFlag);
  }

  #getIndexType(flag: number): TypeView | undefined {
    const infos = this.#context.checker.getIndexInfosOfType(this.native);
    const info = infos.find(({ keyType }) => keyType.flags & flag);
    return info && this.#views.ofType(info.valueType);
  }
}

/** The view of a symbol. */
export class SymbolView {
  /** The native symbol. */
  readonly native: NativeSymbol;
  /** Name of the symbol. */
  readonly name: string;
  /** The native flags. */
  readonly flags: number;
  readonly #context: ViewContext;

  constructor(native: NativeSymbol, context: ViewContext) {
    this.native = native;
    this.name = native.name;
    this.flags = native.flags;
    this.#context = context;
  }

  /** The nodes that declare it. */
  get declarations(): readonly object[] {
    return this.native.declarations.flatMap((handle) => this.#context.toNode(handle) ?? []);
  }

  /** What a module exports, by name. */
  get exports(): ReadonlyMap<string, unknown> {
    return this.native.getExports();
  }

  /** The node that declares it as a value. */
  get valueDeclaration(): object | undefined {
    return this.native.valueDeclaration && this.#context.toNode(this.native.valueDeclaration);
  }
}

/** The view of a signature. */
export class SignatureView {
  /** The native signature. */
  readonly native: NativeSignature;
  readonly #context: ViewContext;
  readonly #views: NativeViews;

  constructor(native: NativeSignature, context: ViewContext, views: NativeViews) {
    this.native = native;
    this.#context = context;
    this.#views = views;
  }

  /** The node that declares it. */
  get declaration(): NativeNode | undefined {
    return this.native.declaration?.resolve();
  }

  /** The symbols of its parameters. */
  get parameters(): readonly SymbolView[] {
    return this.native.getParameters().map((symbol) => this.#views.ofSymbol(symbol));
  }

  /** The type of its result. */
  get returnType(): TypeView | undefined {
    const type = this.#context.checker.getReturnTypeOfSignature(this.native);
    return type && this.#views.ofType(type);
  }
}
