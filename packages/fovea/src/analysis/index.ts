// What is inside a network: plain reports and maps out of a model and images.

export { type GradCamMaps, type GradCamOptions, gradCam } from './grad-cam.ts';
export { type OverlayOptions, overlayHeat } from './overlay.ts';
