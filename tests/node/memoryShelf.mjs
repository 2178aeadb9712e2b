// A shelf in memory, in place of the browser's database.

/** Copies what it is given, as a database does. */
export class MemoryShelf {
  values = new Map();
  refuse = null;
  async all() {
    return structuredClone(this.values);
  }
  async write({ put = {}, remove = [] }) {
    if (this.refuse) throw this.refuse;
    for (const key of remove) this.values.delete(key);
    for (const [key, value] of Object.entries(put)) this.values.set(key, structuredClone(value));
  }
  async clear() {
    this.values.clear();
  }
}
