/** What a question that quotes lines may ask for. */
export interface SecretsWish {
  /** Absent = dots in place of keys and passwords. */
  readonly showSecrets?: boolean
}
