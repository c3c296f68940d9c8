const RETURN = 'return-to';

/** Goes to sign in, and remembers where to come back to. */
export const signIn = (): void => {
  sessionStorage.setItem(RETURN, location.pathname + location.search);
  location.assign('/auth/sign-in');
};

/** Where somebody was who has just signed in; told once. */
export const takeReturn = (): string | null => {
  const back = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  return back === null || back === '/' || !back.startsWith('/') || back.startsWith('//') ? null : back;
};

export const signOut = async (): Promise<void> => {
  await fetch('/api/auth/logout', { method: 'POST', headers: { 'X-CSRF': '1' } });
  location.assign('/');
};
