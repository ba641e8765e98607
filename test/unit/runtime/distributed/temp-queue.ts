/** TEMP */
export class TempQueue {
  name = "temp"; waiting: any[] = []; running = new Map<string, AbortController>(); listeners = new Set<any>(); handlers: any[] = [];
  submitted: any[] = [];
  async submit(jobs: any[]) { for (const j of jobs) { this.submitted.push(j); if (this.running.has(j.id) || this.waiting.some((w) => w.id === j.id)) continue; this.waiting.push(structuredClone(j)); } this.waiting.sort((a,b)=>b.priority-a.priority); setImmediate(() => this.pump()); }
  async cancel(ids: string[]) { this.waiting = this.waiting.filter((w) => !ids.includes(w.id)); for (const id of ids) this.running.get(id)?.abort(new Error("cancelled")); }
  onResult(l: any) { this.listeners.add(l); return () => this.listeners.delete(l); }
  async heartbeat(ids: string[]) { return { workers: this.handlers.map((h) => h.worker), states: ids.map((id) => ({ kind: this.running.has(id) ? "running" : this.waiting.some((w) => w.id === id) ? "waiting" : "unknown" })) } as any; }
  async close() {}
  emit(e: any) { for (const l of this.listeners) l(JSON.parse(JSON.stringify(e))); }
  pump() { for (const h of this.handlers) while (h.room > 0 && this.waiting.length > 0) { const job = this.waiting.shift(); h.room--; const c = new AbortController(); this.running.set(job.id, c);
    h.handle(job, { signal: c.signal, report: (report: any) => this.emit({ kind: "progress", id: job.id, report }) }).then((result: any) => this.emit2(job, { kind: "completed", id: job.id, result }), (e: any) => this.emit2(job, { kind: "failed", id: job.id, reason: e.message })).finally(() => { h.room++; this.pump(); }); } }
  emit2(job: any, e: any) { this.running.delete(job.id); setImmediate(() => this.emit(e)); }
  async work(handle: any, { worker, concurrency }: any) { const h = { handle, worker, room: concurrency }; this.handlers.push(h); this.pump(); return { close: async () => { this.handlers.splice(this.handlers.indexOf(h), 1); } }; }
}
