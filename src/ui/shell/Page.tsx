/** The outermost wall: a page that fails as a whole says so and leads back to the list, and the design is not opened again for ever. */
import { pageFailed } from '../../store/index'
import { Guard } from '../components/Guard'
import { t } from '../words/language'
import { App } from './App'

export function Page() {
  return (
    <Guard what={t('The page')} onFailure={pageFailed}>
      <App />
    </Guard>
  )
}
