// What people type to get here, so that the commands that messages give them can be copied as they are.

export const COMMAND =
  process.env.npm_lifecycle_event === 'start' && process.env.npm_package_name === 'fovea-workspace'
    ? 'npm start --'
    : 'fovea';
