/** The graph as tasks of `run-auto`. */
import auto from "run-auto";

export function build({ inputs, nodes, outputs, isAsync }) {
  const given = new Set(inputs);
  return (values) => {
    const tasks = nodes.map(({ name, from, own }) => {
      const needed = from.filter((each) => !given.has(each));
      const call = (results) => own(...from.map((each) => (given.has(each) ? values[each] : results[each])));
      const finish = isAsync
        ? (results, callback) => settle(call(results), callback)
        : (results, callback) => callback(null, call(results));
      // Tasks that need nothing are given the callback only.
      return [name, needed.length === 0 ? (callback) => finish({}, callback) : [...needed, finish]];
    });
    return new Promise((resolve, reject) => {
      auto(Object.fromEntries(tasks), (error, results) => {
        if (error) reject(error);
        else resolve(Object.fromEntries(outputs.map((name) => [name, results[name]])));
      });
    });
  };
}

async function settle(promise, callback) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return callback(error);
  }
  return callback(null, value);
}
