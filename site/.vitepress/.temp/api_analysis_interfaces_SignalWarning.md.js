import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SignalWarning","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SignalWarning.md","filePath":"api/analysis/interfaces/SignalWarning.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SignalWarning.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalWarning</p><h1 id="interface-signalwarning" tabindex="-1">Interface: SignalWarning <a class="header-anchor" href="#interface-signalwarning" aria-label="Permalink to &quot;Interface: SignalWarning&quot;">​</a></h1><p>Something in the signals that looks wrong.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kind" tabindex="-1">kind <a class="header-anchor" href="#kind" aria-label="Permalink to &quot;kind&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kind</strong>: <a href="./../type-aliases/SignalWarningKind"><code>SignalWarningKind</code></a></p></blockquote><p>What is wrong, as a word for code.</p><hr><h3 id="names" tabindex="-1">names <a class="header-anchor" href="#names" aria-label="Permalink to &quot;names&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>names</strong>: readonly <code>string</code>[]</p></blockquote><p>Dotted names of the layers or parameters.</p><hr><h3 id="text" tabindex="-1">text <a class="header-anchor" href="#text" aria-label="Permalink to &quot;text&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>text</strong>: <code>string</code></p></blockquote><p>What is wrong, with figures, as a sentence.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SignalWarning.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalWarning = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalWarning as default
};
