// Examples from the camera.

import { useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { Camera } from './camera.tsx';
import { addPicture, ClassList } from './class-list.tsx';
import { ExampleFiles } from './example-files.tsx';
import { bytesOf } from './picture.ts';
import { classes, format } from './state.ts';

export function CameraSource() {
  const [chosen, choose] = useState(0);
  const place = Math.min(chosen, classes.value.length - 1);
  return (
    <div class="columns">
      <Camera
        action={`${t('takePicture')}: ${classes.value[place].name}`}
        take={(video) => addPicture(place, bytesOf(video, format.value))}
      />
      <div>
        <ClassList chosen={place} choose={choose} />
        <ExampleFiles />
      </div>
    </div>
  );
}
