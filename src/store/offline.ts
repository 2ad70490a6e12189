/** Without a network: the page's own files are kept by its service worker; a newer build is told, and taken when asked. */
import { setView } from './view'

let waiting: ServiceWorker | undefined

/** Browsers without service workers, and pages from a disk, do without. */
export function startOffline(
  register: (container: ServiceWorkerContainer) => Promise<ServiceWorkerRegistration>,
): void {
  const { serviceWorker: container } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  if (!container) return
  register(container)
    .then((registration) => {
      const look = () => tell(container, registration.waiting)
      look()
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    })
    // Where it is forbidden or the files cannot be fetched the page works as before, with a network.
    .catch(() => undefined)
}

/** The first build of all takes over by itself and is no news. */
function tell({ controller }: ServiceWorkerContainer, next: ServiceWorker | null): void {
  if (!next || !controller) return
  waiting = next
  setView({ newer: true })
}

/** Loads the page anew with the newer build; what is edited is kept by then as at any reload. */
export function takeNewer(): void {
  if (!waiting) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take over')
}
