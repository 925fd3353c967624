/**
 * The recovery page: lists what Quotasheet keeps in this browser and hands it out as files. It shares no code with the app, as
 * the app may be what is broken (F23), and only ever reads: the database is opened without a version, so nothing is upgraded,
 * and where there is none, none is made.
 */

/** @typedef {{ place: string, key: string, value?: unknown, unreadable?: string }} Found */

export {}; // a module: it waits for the page, and shares no names

const DATABASE = 'quotasheet';
const NAMES = 'quotasheet.';
const PATIENCE = 8000;

/** @type {Readonly<Record<string, string>>} */
const TITLES = {
  records: 'Plans and settings',
  parked: 'Work left by closing pages',
  journal: 'Work that was on its way to storage',
};

const state = part('state');
const all = part('all');
const list = part('found');

try {
  const [records, journal] = [await readDatabase(), readLocalStorage()];
  show([...records.found, ...journal.found], [...records.problems, ...journal.problems]);
} catch (error) {
  state.textContent = `What is kept here could not be read: ${String(error)}`;
}

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`recover.html has no #${id}`);
  return element;
}

/** @returns {Promise<{ found: Found[], problems: string[] }>} */
async function readDatabase() {
  try {
    const database = await inTime(openDatabase());
    if (!database) return { found: [], problems: [] };
    /** @type {Found[]} */
    const found = [];
    for (const place of database.objectStoreNames) found.push(...(await readPlace(database, place)));
    database.close();
    return { found, problems: [] };
  } catch (error) {
    return { found: [], problems: [`The database could not be read: ${String(error)}`] };
  }
}

/** @returns {Promise<IDBDatabase | undefined>} nothing if there is no database */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    let isMissing = false;
    request.onupgradeneeded = () => {
      isMissing = true;
      request.transaction?.abort(); // or an empty one would be left behind
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close(); // never in the way of the app
      resolve(database);
    };
    request.onerror = () => (isMissing ? resolve(undefined) : reject(why(request)));
  });
}

/**
 * @param {IDBDatabase} database
 * @param {string} place an object store
 * @returns {Promise<Found[]>} every record in it, one by one, as one may be unreadable to the browser itself
 */
async function readPlace(database, place) {
  const keys = await answered(database.transaction(place).objectStore(place).getAllKeys());
  return Promise.all(
    keys.map(async (key) => {
      const name = typeof key === 'string' ? key : JSON.stringify(key);
      try {
        return {
          place,
          key: name,
          value: await answered(database.transaction(place).objectStore(place).get(key)),
        };
      } catch (error) {
        return { place, key: name, unreadable: String(error) };
      }
    }),
  );
}

/** @returns {{ found: Found[], problems: string[] }} */
function readLocalStorage() {
  try {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    const own = names.filter((name) => name.startsWith(NAMES)).sort();
    return {
      found: own.map((key) => ({ place: 'journal', key, value: localStorage.getItem(key) })),
      problems: [],
    };
  } catch (error) {
    return { found: [], problems: [`localStorage could not be read: ${String(error)}`] };
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(why(request));
  });
}

/** @type {(request: IDBRequest) => Error} */
function why(request) {
  return request.error ?? new Error('the browser gives no reason');
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function inTime(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(
      () => reject(new Error('it does not answer. Close the other Quotasheet tabs and reload')),
      PATIENCE,
    );
  });
  return Promise.race([promise, /** @type {Promise<T>} */ (late)]);
}

/** @type {(found: readonly Found[], problems: readonly string[]) => void} */
function show(found, problems) {
  const plans = found.filter((one) => planOf(one) !== undefined).length;
  const count = `${found.length} ${found.length === 1 ? 'record' : 'records'}, ${plans} of them with a plan.`;
  state.textContent = found.length > 0 ? `Found ${count}` : 'Nothing is kept here.';
  for (const problem of problems) list.append(element('p', 'why', problem));
  all.hidden = found.length === 0;
  all.addEventListener('click', () => {
    const made = new Date().toISOString();
    save('quotasheet-everything.json', text({ format: 'quotasheet-recovery', made, records: found }));
  });
  for (const place of new Set(found.map((one) => one.place))) {
    const rows = element('ul');
    rows.append(...found.filter((one) => one.place === place).map(row));
    list.append(element('h2', '', TITLES[place] ?? place), rows);
  }
}

/** @param {Found} one */
function row(one) {
  const plan = planOf(one);
  const name = typeof plan?.['name'] === 'string' ? plan['name'] : one.key;
  const what = element('div', 'what');
  const title = element('strong');
  title.append(element('bdi', '', name));
  const detail = [
    plan && one.key,
    savedAt(one),
    one.unreadable && `the browser cannot read it: ${one.unreadable}`,
  ];
  what.append(title, element('span', '', detail.filter(Boolean).join(' · ')));
  const line = element('li');
  line.append(what);
  if (plan) line.append(button('Plan file', name, () => save(`${fileName(name)}.json`, text(plan))));
  if (one.unreadable === undefined) {
    line.append(
      button('As kept', name, () => save(`${fileName(`${one.place} ${one.key}`)}.raw.json`, text(one.value))),
    );
  }
  return line;
}

/**
 * The plan in a record, to be opened by the app as a scenario file.
 * @param {Found} one
 * @returns {Record<string, unknown> | undefined}
 */
function planOf({ place, value }) {
  const holder = fields(place === 'journal' ? entryOf(value) : value);
  const plan = fields(holder?.['scenario']);
  return plan?.['format'] === 'quotasheet-scenario' ? plan : undefined;
}

/** @type {(value: unknown) => unknown} the journal's text is a checksum of 8 signs and JSON; a torn one is no entry */
function entryOf(value) {
  try {
    return JSON.parse(String(value).slice(8));
  } catch {
    return undefined;
  }
}

/** @param {Found} one */
function savedAt({ value }) {
  const time = Date.parse(String(fields(value)?.['savedAt']));
  const isPast = time <= Date.now(); // a clock that was set back since makes no future of it
  return !isPast ? undefined : `kept ${new Date(time).toLocaleString()}`;
}

/** @type {(value: unknown) => Record<string, unknown> | undefined} */
function fields(value) {
  return typeof value === 'object' && value !== null
    ? /** @type {Record<string, unknown>} */ (value)
    : undefined;
}

/** @type {(value: unknown) => string} JSON of anything; what JSON does not know is put in words rather than dropped */
function text(value) {
  /** @type {object[]} */
  const above = [];
  return `${JSON.stringify(
    value,
    /** @this {object} */
    function (_key, item) {
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (item instanceof Map || item instanceof Set) return [...item];
      if (item instanceof ArrayBuffer) return [...new Uint8Array(item)];
      if (typeof item === 'object' && item !== null) {
        if (above.includes(item)) return '[circular]';
        above.push(item);
        return item;
      }
      return typeof item === 'bigint' || item === undefined || Number.isNaN(item) ? String(item) : item;
    },
    2,
  )}\n`;
}

/** @type {(name: string) => string} */
function fileName(name) {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80) || 'record';
}

/** @type {(name: string, content: string) => void} */
function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @type {(label: string, of: string, onclick: () => void) => HTMLButtonElement} */
function button(label, of, onclick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = label;
  made.setAttribute('aria-label', `${label}: ${of}`);
  made.addEventListener('click', onclick);
  return made;
}

/** @type {(tag: string, className?: string, content?: string) => HTMLElement} */
function element(tag, className = '', content = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = content;
  return made;
}
