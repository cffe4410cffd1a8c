import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OneHotEncoderOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/OneHotEncoderOptions.md","filePath":"api/features/interfaces/OneHotEncoderOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/OneHotEncoderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / OneHotEncoderOptions</p><h1 id="interface-onehotencoderoptions" tabindex="-1">Interface: OneHotEncoderOptions <a class="header-anchor" href="#interface-onehotencoderoptions" aria-label="Permalink to &quot;Interface: OneHotEncoderOptions&quot;">​</a></h1><p>Options of <code>OneHotEncoder</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./InfrequentOptions"><code>InfrequentOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="categories" tabindex="-1">categories? <a class="header-anchor" href="#categories" aria-label="Permalink to &quot;categories?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>categories?</strong>: readonly (readonly <a href="./../type-aliases/Category"><code>Category</code></a>[])[]</p></blockquote><p>The categories of each column, in order; default: those fitted on, booleans before numbers before text, ascending.</p><hr><h3 id="drop" tabindex="-1">drop? <a class="header-anchor" href="#drop" aria-label="Permalink to &quot;drop?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>drop?</strong>: <code>&quot;first&quot;</code> | <code>&quot;none&quot;</code> | <code>&quot;ifBinary&quot;</code></p></blockquote><p>No column (default) is left out, or the first of each, or the first of those with two categories: their sum is 1, which linear models without penalty cannot bear.</p><hr><h3 id="handleunknown" tabindex="-1">handleUnknown? <a class="header-anchor" href="#handleunknown" aria-label="Permalink to &quot;handleUnknown?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>handleUnknown?</strong>: <code>&quot;error&quot;</code> | <code>&quot;ignore&quot;</code> | <code>&quot;infrequentIfExist&quot;</code></p></blockquote><p>A category not fitted on is an error (default), a row of zeros, or one of the rare ones if the column has any and else zeros.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>maxCategories?</code>, <code>minFrequency?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/OneHotEncoderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OneHotEncoderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OneHotEncoderOptions as default
};
