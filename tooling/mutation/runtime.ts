/**
 * The switches of the mistakes while tests run: at most one is made at a time, and which places are reached is noted. A
 * mistake may make code that never ends: whoever passes far more places than without it is stopped.
 */

/** Times of the places that a test passes without a mistake, and a number for those that pass few. */
const PATIENCE = 30
const LEAST_PLACES = 300_000

class NeverEnds extends Error {}

class Switches {
  private made = -1
  private passed = 0
  private most = Number.POSITIVE_INFINITY
  private reached = new Set<number>()

  /** Makes this mistake from now on, none with -1, in code that passes `usual` places without it. */
  make(id: number, usual: number): void {
    this.made = id
    this.passed = 0
    this.most = usual * PATIENCE + LEAST_PLACES
  }

  /** What has been reached since this was asked last, and how many places were passed. */
  taken(): { readonly reached: ReadonlySet<number>; readonly passed: number } {
    const { reached, passed } = this
    this.reached = new Set()
    this.passed = 0
    return { reached, passed }
  }

  at(id: number): boolean {
    this.passed++
    if (this.passed > this.most) throw new NeverEnds('the mistake makes code that does not end')
    if (this.made === -1) this.reached.add(id)
    return this.made === id
  }

  /** Operands of several types stand at these places: what the language does with them is what is wanted. */
  operator(id: number, word: string, left: number, right: number): unknown {
    const isMade = this.at(id)
    switch (word) {
      case '===':
        return isMade ? left !== right : left === right
      case '!==':
        return isMade ? left === right : left !== right
      case '<':
        return isMade ? left <= right : left < right
      case '<=':
        return isMade ? left < right : left <= right
      case '>':
        return isMade ? left >= right : left > right
      case '>=':
        return isMade ? left > right : left >= right
      case '+':
        return isMade ? left - right : left + right
      case '-':
        return isMade ? left + right : left - right
      case '*':
        return isMade ? left / right : left * right
      default:
        throw new Error(`no mistake is known for ${word}`)
    }
  }

  join(id: number, word: string, left: unknown, right: () => unknown): unknown {
    const isMade = this.at(id)
    switch (word) {
      case '&&':
        return isMade ? left || right() : left && right()
      case '||':
        return isMade ? left && right() : left || right()
      case '??':
        return isMade ? left && right() : (left ?? right())
      default:
        throw new Error(`no mistake is known for ${word}`)
    }
  }
}

declare global {
  var __mutants: Switches
}

globalThis.__mutants ??= new Switches()

export const switches: Pick<Switches, 'make' | 'taken'> = globalThis.__mutants
