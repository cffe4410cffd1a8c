import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"","description":"","frontmatter":{"layout":"home","hero":{"name":"Fovea","text":"Deep learning for computer vision in TypeScript","tagline":"Train networks at the speed of native code, look inside them, ship them. In Node and in the browser.","actions":[{"theme":"brand","text":"Train your first network","link":"/training"},{"theme":"alt","text":"Coming from PyTorch","link":"/guides/port-from-pytorch"},{"theme":"alt","text":"API","link":"/api/"}]},"features":[{"title":"Train your own images","details":"One command from files to a trained network, with a report, exact resume and the same result for the same seed.","link":"/guides/train-your-images"},{"title":"Port from PyTorch","details":"The names and defaults that you know, weights in both directions, and a list of what differs.","link":"/guides/port-from-pytorch"},{"title":"Design networks","details":"Layers, gradients of any order, multi-adds, re-parameterisation, and what each of them costs.","link":"/guides/design-networks"},{"title":"Teach in a browser","details":"No build step and no server-side code. A page that trains a network while the class watches.","link":"/guides/teach-in-a-browser"}]},"headers":[],"relativePath":"index.md","filePath":"index.md"}');
const _sfc_main = { name: "index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
