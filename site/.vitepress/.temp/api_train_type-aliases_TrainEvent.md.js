import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: TrainEvent","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/type-aliases/TrainEvent.md","filePath":"api/train/type-aliases/TrainEvent.md"}');
const _sfc_main = { name: "api/train/type-aliases/TrainEvent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / TrainEvent</p><h1 id="type-alias-trainevent" tabindex="-1">Type Alias: TrainEvent <a class="header-anchor" href="#type-alias-trainevent" aria-label="Permalink to &quot;Type Alias: TrainEvent&quot;">​</a></h1><blockquote><p><strong>TrainEvent</strong> = <a href="./../interfaces/StepEvent"><code>StepEvent</code></a> | <a href="./../interfaces/EpochEvent"><code>EpochEvent</code></a></p></blockquote><p>What <code>fit</code> yields.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/type-aliases/TrainEvent.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainEvent = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainEvent as default
};
