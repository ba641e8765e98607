/** Types, symbols and signatures of a native program, as JavaScript TypeScript has them. */
import type {
  NativeChecker,
  NativeHandle,
  NativeNode,
  NativeSignature,
  NativeSymbol,
  NativeType,
} from "./native-api.js";

/** What a view needs to answer. */
export interface ViewContext {
  readonly checker: NativeChecker;
  readonly numberFlag: number;
  readonly stringFlag: number;
  /** The source file's own object where a node is the root of a file. */
  toNode(handle: NativeHandle): object | undefined;
}

/** Makes views, one for each type, so that they can be compared. */
export class NativeViews {
  readonly #context: ViewContext;
  readonly #types = new Map<number, TypeView>();

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
    return new SymbolView(native, this.#context);
  }
}

/** A type. */
export class TypeView {
  readonly native: NativeType;
  readonly flags: number;
  readonly #context: ViewContext;
  readonly #views: NativeViews;

  constructor(native: NativeType, context: ViewContext, views: NativeViews) {
    this.native = native;
    this.flags = native.flags;
    this.#context = context;
    this.#views = views;
  }

  get symbol(): SymbolView | undefined {
    const symbol = this.native.getSymbol();
    return symbol && this.#views.ofSymbol(symbol);
  }

  get types(): readonly TypeView[] {
    return (this.native.getTypes() ?? []).map((type) => this.#views.ofType(type));
  }

  isUnion(): boolean {
    return this.native.isUnionType();
  }

  getCallSignatures(): readonly SignatureView[] {
    // 0 is SignatureKind.Call.
    return this.#context.checker
      .getSignaturesOfType(this.native, 0)
      .map((signature) => this.#views.ofSignature(signature));
  }

  getProperty(name: string): SymbolView | undefined {
    const symbol = this.#context.checker.getPropertyOfType(this.native, name);
    return symbol && this.#views.ofSymbol(symbol);
  }

  getProperties(): readonly SymbolView[] {
    return this.#context.checker.getPropertiesOfType(this.native).map((symbol) => this.#views.ofSymbol(symbol));
  }

  getConstructSignatures(): readonly SignatureView[] {
    // 1 is SignatureKind.Construct.
    return this.#context.checker
      .getSignaturesOfType(this.native, 1)
      .map((signature) => this.#views.ofSignature(signature));
  }

  getNumberIndexType(): TypeView | undefined {
    return this.#getIndexType(this.#context.numberFlag);
  }

  getStringIndexType(): TypeView | undefined {
    return this.#getIndexType(this.#context.stringFlag);
  }

  #getIndexType(flag: number): TypeView | undefined {
    const infos = this.#context.checker.getIndexInfosOfType(this.native);
    const info = infos.find(({ keyType }) => keyType.flags & flag);
    return info && this.#views.ofType(info.valueType);
  }
}

/** A symbol. */
export class SymbolView {
  readonly native: NativeSymbol;
  readonly name: string;
  readonly flags: number;
  readonly #context: ViewContext;

  constructor(native: NativeSymbol, context: ViewContext) {
    this.native = native;
    this.name = native.name;
    this.flags = native.flags;
    this.#context = context;
  }

  get declarations(): readonly object[] {
    return this.native.declarations.flatMap((handle) => this.#context.toNode(handle) ?? []);
  }

  get valueDeclaration(): object | undefined {
    return this.native.valueDeclaration && this.#context.toNode(this.native.valueDeclaration);
  }
}

/** A signature. */
export class SignatureView {
  readonly native: NativeSignature;
  readonly #context: ViewContext;
  readonly #views: NativeViews;

  constructor(native: NativeSignature, context: ViewContext, views: NativeViews) {
    this.native = native;
    this.#context = context;
    this.#views = views;
  }

  get declaration(): NativeNode | undefined {
    return this.native.declaration?.resolve();
  }

  get parameters(): readonly SymbolView[] {
    return this.native.getParameters().map((symbol) => this.#views.ofSymbol(symbol));
  }

  get returnType(): TypeView | undefined {
    const type = this.#context.checker.getReturnTypeOfSignature(this.native);
    return type && this.#views.ofType(type);
  }
}
