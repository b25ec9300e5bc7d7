// @ts-check
// The last bolt of the seal.

/**
 * Bars the frames of this page, once they show what they are to show, from ever showing another address, even one of their own
 * host, whose server would read it. Policies add up.
 */
export function bar() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "frame-src 'none'";
  document.head.append(policy);
}
