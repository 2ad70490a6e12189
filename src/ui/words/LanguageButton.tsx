/** The way into the other language, in its own words, where somebody begins. */
import { setView } from '../../store/index'
import { useView } from '../components/useStore'
import { LANGUAGES } from './language'

export function LanguageButton() {
  const language = useView((state) => state.language)
  const other = language === 'en' ? 'de' : 'en'
  return (
    <button type="button" className="button quiet" lang={other} onClick={() => setView({ language: other })}>
      {LANGUAGES[other]}
    </button>
  )
}
