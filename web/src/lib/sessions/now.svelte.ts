/** The time, read again every so often while a component shows it. Call it while the component is made. */
export function useNow(everyMs = 15_000): { readonly current: number } {
  let now = $state(Date.now());
  $effect(() => {
    const timer = setInterval(() => (now = Date.now()), everyMs);
    return () => clearInterval(timer);
  });
  return {
    get current() {
      return now;
    },
  };
}
