import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GroupNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/GroupNormOptions.md","filePath":"api/nn/interfaces/GroupNormOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/GroupNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / GroupNormOptions</p><h1 id="interface-groupnormoptions" tabindex="-1">Interface: GroupNormOptions <a class="header-anchor" href="#interface-groupnormoptions" aria-label="Permalink to &quot;Interface: GroupNormOptions&quot;">​</a></h1><p>Options of <code>GroupNorm</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="affine" tabindex="-1">affine? <a class="header-anchor" href="#affine" aria-label="Permalink to &quot;affine?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>affine?</strong>: <code>boolean</code></p></blockquote><p>Whether weight and bias are learnt. Default true.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added to the variance. Default 1e-5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/GroupNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GroupNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GroupNormOptions as default
};
