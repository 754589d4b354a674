/**
 * Keeps the focus when the element that had it is taken away: a row that was dismissed, a reply that
 * moved to another list. It goes to the heading of what stood around it, so that the next Tab goes
 * on from there and a screen reader says where one is.
 */
export function keepFocus(): () => void {
  let around: readonly Element[] = [];
  const remember = (event: FocusEvent) => {
    const found: Element[] = [];
    for (let at = event.target; at instanceof Element; at = at.parentElement) found.push(at);
    around = found;
  };
  const look = () => {
    const [last] = around;
    if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
    const near = around.find((each) => each.isConnected && each.querySelector('h1, h2, h3'));
    around = [];
    const heading = near?.querySelector<HTMLElement>('h1, h2, h3');
    if (heading === undefined || heading === null || near === document.documentElement) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(look);
  document.addEventListener('focusin', remember);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}
