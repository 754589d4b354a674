/** The session cookie's name. */
export const COOKIE = 'afterword';
