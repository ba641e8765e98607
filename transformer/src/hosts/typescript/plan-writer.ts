/** Compiles the plans of a program's requests once, and adds them to the files that are emitted. */
import type ts from "typescript";
import { writePlans, type CompiledPlan } from "../../compile-program.js";
import { appendStatements } from "./append-statements.js";
import type { ModuleCompiler } from "../../project/program/module-compiler.js";
import { hasDataflows } from "../../project/program/read-calls-of.js";
import { resolveProgramOf } from "../../project/program/resolve-program-of.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** The compiled plans of one program. */
export class PlanWriter {
  readonly #program: ts.Program;
  readonly #compiler: ModuleCompiler;
  readonly #typescript: TypeScript;
  #plans: readonly CompiledPlan[] | null = null;

  constructor(program: ts.Program, compiler: ModuleCompiler, typescript: TypeScript) {
    this.#program = program;
    this.#compiler = compiler;
    this.#typescript = typescript;
  }

  /**
   * Returns a file with the compiled plans of its requests: the outputs are wrapped in calls of the appended functions.
   */
  write(sourceFile: ts.SourceFile, context: ts.TransformationContext): ts.SourceFile {
    const { fileName } = this.#typescript.getOriginalNode(sourceFile, this.#typescript.isSourceFile);
    const plans = this.#all().filter(({ location }) => location.file === fileName);
    if (plans.length === 0) return sourceFile;
    const wrapped = this.#wrap(sourceFile, plans, context);
    return appendStatements(wrapped, plans.map(({ text }) => text).join("\n"), this.#typescript);
  }

  #wrap(sourceFile: ts.SourceFile, plans: readonly CompiledPlan[], context: ts.TransformationContext): ts.SourceFile {
    const { factory, isExpression, visitEachChild } = this.#typescript;
    const visit = (tsNode: ts.Node): ts.Node => {
      const start = tsNode.pos < 0 ? -1 : tsNode.getStart(sourceFile);
      const plan = plans.find(({ location: { span } }) => span.start === start && span.end === tsNode.end);
      if (plan === undefined || !isExpression(tsNode)) return visitEachChild(tsNode, visit, context);
      return factory.createCallExpression(factory.createIdentifier(plan.name), undefined, [tsNode]);
    };
    return visitEachChild(sourceFile, visit, context);
  }

  #all(): readonly CompiledPlan[] {
    this.#plans ??= this.#write();
    return this.#plans;
  }

  #write(): readonly CompiledPlan[] {
    if (!this.#program.getSourceFiles().some(hasDataflows)) return [];
    return writePlans(resolveProgramOf(this.#program, this.#compiler, this.#typescript));
  }
}
