import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LoadReport.md","filePath":"api/nn/interfaces/LoadReport.md"}');
const _sfc_main = { name: "api/nn/interfaces/LoadReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / LoadReport</p><h1 id="interface-loadreport" tabindex="-1">Interface: LoadReport <a class="header-anchor" href="#interface-loadreport" aria-label="Permalink to &quot;Interface: LoadReport&quot;">​</a></h1><p>PyTorch&#39;s IncompatibleKeys, and more.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../train/interfaces/PretrainedReport"><code>PretrainedReport</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="matchedkeys" tabindex="-1">matchedKeys <a class="header-anchor" href="#matchedkeys" aria-label="Permalink to &quot;matchedKeys&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>matchedKeys</strong>: readonly <code>string</code>[]</p></blockquote><p>Names of what was set, in the model&#39;s order.</p><hr><h3 id="mismatched" tabindex="-1">mismatched <a class="header-anchor" href="#mismatched" aria-label="Permalink to &quot;mismatched&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mismatched</strong>: readonly <a href="./MismatchedKey"><code>MismatchedKey</code></a>[]</p></blockquote><p>In both, in shapes that do not fit: as they were.</p><hr><h3 id="missingkeys" tabindex="-1">missingKeys <a class="header-anchor" href="#missingkeys" aria-label="Permalink to &quot;missingKeys&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>missingKeys</strong>: readonly <code>string</code>[]</p></blockquote><p>In the model but not in the dict: as they were. A batch norm&#39;s <code>num_batches_tracked</code>, which old files lack, does not count.</p><hr><h3 id="unexpectedkeys" tabindex="-1">unexpectedKeys <a class="header-anchor" href="#unexpectedkeys" aria-label="Permalink to &quot;unexpectedKeys&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>unexpectedKeys</strong>: readonly <code>string</code>[]</p></blockquote><p>In the dict but not in the model: not used.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LoadReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadReport as default
};
