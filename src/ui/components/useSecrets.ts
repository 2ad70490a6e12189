/** Texts as the page shows and copies them: with dots in place of secrets until they are shown on purpose. */
import { masked } from '../../secrets/index'
import { useView } from './useStore'

const asItIs = (text: string) => text

export function useShown(): (text: string) => string {
  return useView((state) => state.showSecrets) ? asItIs : masked
}
