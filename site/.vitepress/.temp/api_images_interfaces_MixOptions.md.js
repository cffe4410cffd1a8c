import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MixOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/MixOptions.md","filePath":"api/images/interfaces/MixOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/MixOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / MixOptions</p><h1 id="interface-mixoptions" tabindex="-1">Interface: MixOptions <a class="header-anchor" href="#interface-mixoptions" aria-label="Permalink to &quot;Interface: MixOptions&quot;">​</a></h1><p>Options of <code>mixBatch</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="cutmix" tabindex="-1">cutmix? <a class="header-anchor" href="#cutmix" aria-label="Permalink to &quot;cutmix?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>cutmix?</strong>: <code>number</code></p></blockquote><p>The same for CutMix. With both, one is drawn for each batch. Default 0: no CutMix.</p><hr><h3 id="mixup" tabindex="-1">mixup? <a class="header-anchor" href="#mixup" aria-label="Permalink to &quot;mixup?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mixup?</strong>: <code>number</code></p></blockquote><p>Both parameters of the beta distribution that the weight of mixup is drawn from. Default 0: no mixup.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/MixOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MixOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MixOptions as default
};
