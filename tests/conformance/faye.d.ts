/** What jsforce's declarations of faye 1.4.3 leave out. */
declare module 'faye' {
  export interface Client {
    disconnect(): PromiseLike<void> | undefined;
  }
}
