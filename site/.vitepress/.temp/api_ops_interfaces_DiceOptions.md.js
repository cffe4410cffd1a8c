import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/DiceOptions.md","filePath":"api/ops/interfaces/DiceOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/DiceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / DiceOptions</p><h1 id="interface-diceoptions" tabindex="-1">Interface: DiceOptions <a class="header-anchor" href="#interface-diceoptions" aria-label="Permalink to &quot;Interface: DiceOptions&quot;">​</a></h1><p>Options of <code>diceLoss</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./RegionOptions"><code>RegionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="squared" tabindex="-1">squared? <a class="header-anchor" href="#squared" aria-label="Permalink to &quot;squared?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>squared?</strong>: <code>boolean</code></p></blockquote><p>Squares p and g in the denominator, as V-Net does (Milletari et al., arXiv:1606.04797). Default false.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>batch?</code>, <code>ignoreIndex?</code>, <code>reduction?</code>, <code>smooth?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/DiceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiceOptions as default
};
