import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HashTextOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/HashTextOptions.md","filePath":"api/features/interfaces/HashTextOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/HashTextOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / HashTextOptions</p><h1 id="interface-hashtextoptions" tabindex="-1">Interface: HashTextOptions <a class="header-anchor" href="#interface-hashtextoptions" aria-label="Permalink to &quot;Interface: HashTextOptions&quot;">​</a></h1><p>Options of <code>hashTexts</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TextOptions"><code>TextOptions</code></a></li><li><a href="./FeatureHashOptions"><code>FeatureHashOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="binary" tabindex="-1">binary? <a class="header-anchor" href="#binary" aria-label="Permalink to &quot;binary?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>binary?</strong>: <code>boolean</code></p></blockquote><p>Only whether a term occurs, not how often; default false.</p><hr><h3 id="norm" tabindex="-1">norm? <a class="header-anchor" href="#norm" aria-label="Permalink to &quot;norm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>norm?</strong>: <code>&quot;max&quot;</code> | <code>&quot;none&quot;</code> | <code>&quot;l2&quot;</code> | <code>&quot;l1&quot;</code></p></blockquote><p>Length that each text is scaled to be 1; default l2.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>alternateSign?</code>, <code>analyzer?</code>, <code>features?</code>, <code>lowercase?</code>, <code>ngramRange?</code>, <code>stopWords?</code>, <code>stripAccents?</code>, <code>tokenPattern?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/HashTextOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HashTextOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HashTextOptions as default
};
