import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: SignalWarningKind","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/SignalWarningKind.md","filePath":"api/analysis/type-aliases/SignalWarningKind.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/SignalWarningKind.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalWarningKind</p><h1 id="type-alias-signalwarningkind" tabindex="-1">Type Alias: SignalWarningKind <a class="header-anchor" href="#type-alias-signalwarningkind" aria-label="Permalink to &quot;Type Alias: SignalWarningKind&quot;">​</a></h1><blockquote><p><strong>SignalWarningKind</strong> = <code>&quot;not-finite&quot;</code> | <code>&quot;bias-before-norm&quot;</code> | <code>&quot;dead-units&quot;</code> | <code>&quot;saturated&quot;</code> | <code>&quot;exploding-activations&quot;</code> | <code>&quot;vanishing-activations&quot;</code> | <code>&quot;exploding-gradients&quot;</code> | <code>&quot;vanishing-gradients&quot;</code> | <code>&quot;unused-parameters&quot;</code> | <code>&quot;zero-gradients&quot;</code> | <code>&quot;low-rank&quot;</code></p></blockquote><p>What a <code>SignalWarning</code> is about.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/SignalWarningKind.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalWarningKind = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalWarningKind as default
};
