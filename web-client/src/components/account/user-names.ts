const USER_NAME = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** Whether somebody may have this name. */
export function isUserName(name: string): boolean {
  return USER_NAME.test(name);
}
