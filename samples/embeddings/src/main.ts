/** Answers some questions about open-source licences. */
import { flow } from "./flow.ts";

const questions = [
  "May fonts be sold by themselves?",
  "Does my licence terminate if I begin patent litigation against somebody?",
  "Must I offer the source code to users who interact with a modified version over a network?",
  "May the name of the author be used to advertise derived products?",
  "Which state's laws govern the licence, and which courts have jurisdiction?",
];

const { report, passages } = await flow.execute(["report", "passages"], { inputs: { questions } });
await flow.close();
console.log(`${passages.length} passages\n\n${report}`);
