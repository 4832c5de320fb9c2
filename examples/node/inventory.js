import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/**
 * The servers that we know, kept over restarts, by the ce_id of the event that told of each. In a service of yours this is a table whose
 * primary key is the ce_id, written in the transaction that does the work.
 */
export class Inventory {
  constructor(file) {
    this.file = file
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
    this.known = new Set(lines.map(line => line.split('\t')[0]))
  }

  /** Keeps what an event tells; false where this very event was kept before. */
  add(id, line) {
    if (this.known.has(id)) return false
    appendFileSync(this.file, `${id}\t${line}\n`)
    this.known.add(id)
    return true
  }
}
