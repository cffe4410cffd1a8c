import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Outcome<I>","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/type-aliases/Outcome.md","filePath":"api/predict/type-aliases/Outcome.md"}');
const _sfc_main = { name: "api/predict/type-aliases/Outcome.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / Outcome</p><h1 id="type-alias-outcome-i" tabindex="-1">Type Alias: Outcome&lt;I&gt; <a class="header-anchor" href="#type-alias-outcome-i" aria-label="Permalink to &quot;Type Alias: Outcome\\&lt;I\\&gt;&quot;">​</a></h1><blockquote><p><strong>Outcome</strong>&lt;<code>I</code>&gt; = { <code>error?</code>: <code>undefined</code>; <code>input</code>: <code>I</code>; <code>prediction</code>: <a href="./../interfaces/Prediction"><code>Prediction</code></a>; } | { <code>error</code>: <a href="./../../index/classes/ValueError"><code>ValueError</code></a>; <code>input</code>: <code>I</code>; <code>prediction?</code>: <code>undefined</code>; }</p></blockquote><p>What came of one picture: a prediction, or why there is none.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-i"></a> <code>I</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/type-aliases/Outcome.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Outcome = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Outcome as default
};
