/** Running a program to its end with its output kept, so that it is shown only when something went wrong. */
import { spawn } from 'node:child_process';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options] variables set beside those of this process
 * @returns {Promise<{ code: number, output: string, seconds: number }>} a program that cannot be started has code 127
 */
export function run(command, args, { env = {} } = {}) {
  const begun = performance.now();
  return new Promise((resolve) => {
    let output = '';
    /** @param {number} code */
    const finish = (code) => resolve({ code, output, seconds: (performance.now() - begun) / 1000 });
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs a program that is written for Node.
 * @param {readonly string[]} args its file, then its arguments
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}
