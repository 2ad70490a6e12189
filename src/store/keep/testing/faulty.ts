/**
 * A browser's storage that fails at one of its calls, or from it on: it throws, its request fails, or it never answers.
 * What stays silent keeps its transaction open, as a hung disk does, and may come to itself when the fault is over.
 */
import {
  IDBDatabase as FakeDatabase,
  IDBFactory as FakeFactory,
  IDBOpenDBRequest as FakeOpening,
  IDBObjectStore as FakeStore,
} from 'fake-indexeddb'

type Way = 'throws' | 'fails' | 'is silent, and undone' | 'is silent, and done late'

export interface Fault {
  readonly way: Way
  /** The first call that fails, from 1. */
  readonly at: number
  /** It alone, or all from it on. */
  readonly once: boolean
}

type Otherwise = (self: unknown, given: unknown[], way: Way) => unknown

let fault: Fault | undefined
let calls = 0
const over: (() => void)[] = []

/** Every call counts from now on; the fault strikes when it is its turn. */
export function strike(next: Fault | undefined): void {
  fault = next
  calls = 0
}

/** The calls since; what was silent ends as its way says. */
export function endFault(): number {
  fault = undefined
  for (const end of over.splice(0)) end()
  return calls
}

const isStruck = (): Fault | undefined => {
  calls++
  return fault && (fault.once ? calls === fault.at : calls >= fault.at) ? fault : undefined
}

const failure = (name: string) => new DOMException(`${name} was made to fail`, 'UnknownError')

/** Replaces a method by one that may fail; `otherwise` is what a fault that does not throw does in its place. */
function mayFail(owner: object, name: string, otherwise?: Otherwise): void {
  const real: unknown = Reflect.get(owner, name)
  if (typeof real !== 'function') throw new Error(`there is no ${name}`)
  Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
    // The emulation's own, while a database is laid out.
    if (given[1] === 'versionchange') return Reflect.apply(real, this, given)
    const struck = otherwise || fault === undefined || fault.way === 'throws' ? isStruck() : undefined
    if (!struck) return Reflect.apply(real, this, given)
    if (!otherwise || struck.way === 'throws') throw failure(name)
    return otherwise(this, given, struck.way)
  })
}

/** An opening that fails, or that nobody answers. */
function opening(_self: unknown, _given: unknown[], way: Way): unknown {
  const request = new FakeOpening()
  if (way !== 'fails') return request
  Object.defineProperty(request, 'error', { value: failure('open') })
  const listen = (type: string, told: () => void) => type === 'error' && setImmediate(told)
  return Object.assign(request, { addEventListener: listen, removeEventListener: () => undefined })
}

/** A request whose transaction is undone under it, or one that is not heard of again while its transaction stays open. */
function request(real: (...given: unknown[]) => unknown): Otherwise {
  return (self, given, way) => {
    const store = self as IDBObjectStore
    const asked = Reflect.apply(real, store, given)
    if (way === 'fails') {
      store.transaction.abort()
      return asked
    }
    let open = true
    const stay = () => {
      if (open) uncounted(() => Object.assign(store.getAllKeys(), { onsuccess: stay }))
    }
    stay()
    over.push(() => {
      open = false
      if (way === 'is silent, and undone') attempt(() => store.transaction.abort())
    })
    return new FakeOpening()
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // The page has undone it already.
  }
}

/** Without counting as calls of the page. */
function uncounted(work: () => void): void {
  const [kept, count] = [fault, calls]
  fault = undefined
  work()
  fault = kept
  calls = count
}

let installed = false

/** Makes the storage of this process one that can fail. */
export function installFaults(storage: Storage): void {
  if (installed) return
  installed = true
  mayFail(FakeFactory.prototype, 'open', opening)
  mayFail(FakeDatabase.prototype, 'transaction', () => {
    throw failure('transaction')
  })
  for (const name of ['get', 'getAll', 'getAllKeys', 'put', 'delete'])
    mayFail(FakeStore.prototype, name, request(Reflect.get(FakeStore.prototype, name) as () => unknown))
  mayFail(FakeDatabase.prototype, 'createObjectStore')
  for (const name of ['getItem', 'setItem', 'removeItem', 'key']) mayFail(storage, name)
}
