// The picture that networks are shown until the reader chooses one: drawn here, so that nothing has to be loaded.

import type { RasterImage } from 'fovea/images';
import { rasterOf } from '../app/raster.tsx';

const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="448" height="448" viewBox="0 0 448 448">
<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4f9be0"/><stop offset="1" stop-color="#cfe8f7"/></linearGradient></defs>
<rect width="448" height="448" fill="url(#s)"/><circle cx="352" cy="88" r="38" fill="#ffd75e"/>
<path d="M0 300L120 150 200 250 280 120 448 320V448H0z" fill="#5d7391"/><path d="M280 120l-34 56 26 10 14-14 18 16z" fill="#f4f7fb"/>
<path d="M0 330Q110 280 240 322T448 310V448H0z" fill="#4b8a4f"/><path d="M0 380Q160 340 448 386V448H0z" fill="#6aa84f"/>
<rect x="96" y="282" width="104" height="82" fill="#c9573f"/><path d="M82 286L148 228 214 286z" fill="#7a3328"/><rect x="134" y="318" width="28" height="46" fill="#4a2c1d"/><rect x="108" y="298" width="22" height="20" fill="#ffe9a8"/><rect x="168" y="298" width="22" height="20" fill="#ffe9a8"/>
<rect x="316" y="286" width="18" height="86" fill="#6b4a2b"/><circle cx="325" cy="256" r="46" fill="#2f6b3a"/><circle cx="298" cy="276" r="30" fill="#37793f"/><circle cx="354" cy="278" r="32" fill="#2a6034"/>
<path d="M206 448Q190 400 148 364h28Q240 396 268 448z" fill="#d8c59a"/></svg>`;

export async function scene(): Promise<RasterImage> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(SCENE)}`;
  await image.decode();
  return rasterOf(image);
}
