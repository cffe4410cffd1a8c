// What people type to get here, so that the commands that messages give them can be copied as they are.

export const COMMAND =
  process.env.npm_lifecycle_event === 'start' && process.env.npm_package_name === 'fovea-workspace'
    ? 'npm start --'
    : 'fovea';

/** The command that goes on with a run, as a shell takes it. */
export function resumeCommand(folder: string): string {
  const setting = `resume=${folder}`;
  const plain = /^[\w./\\:=+,@%-]+$/.test(setting);
  return `${COMMAND} train ${plain ? setting : `'${setting.replaceAll("'", "'\\''")}'`}`;
}
