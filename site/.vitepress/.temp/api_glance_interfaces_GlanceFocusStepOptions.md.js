import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlanceFocusStepOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlanceFocusStepOptions.md","filePath":"api/glance/interfaces/GlanceFocusStepOptions.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlanceFocusStepOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlanceFocusStepOptions</p><h1 id="interface-glancefocusstepoptions" tabindex="-1">Interface: GlanceFocusStepOptions <a class="header-anchor" href="#interface-glancefocusstepoptions" aria-label="Permalink to &quot;Interface: GlanceFocusStepOptions&quot;">​</a></h1><p>Options of <code>GlanceFocusStep</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="crops" tabindex="-1">crops? <a class="header-anchor" href="#crops" aria-label="Permalink to &quot;crops?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>crops?</strong>: <a href="./../type-aliases/CropSource"><code>CropSource</code></a></p></blockquote><p>Stage 1: &#39;random&#39;. Stage 3: &#39;policy&#39;. &#39;centre&#39; always takes the middle, for comparison. Default &#39;random&#39;.</p><hr><h3 id="encoderweight" tabindex="-1">encoderWeight? <a class="header-anchor" href="#encoderweight" aria-label="Permalink to &quot;encoderWeight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>encoderWeight?</strong>: <code>number</code></p></blockquote><p>Weight of the loss of the encoders&#39; own classifiers. Default 1.</p><hr><h3 id="policystd" tabindex="-1">policyStd? <a class="header-anchor" href="#policystd" aria-label="Permalink to &quot;policyStd?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>policyStd?</strong>: <code>number</code></p></blockquote><p>How far the crops are from where the policy says, as a standard deviation. Default 0.1.</p><hr><h3 id="seed" tabindex="-1">seed? <a class="header-anchor" href="#seed" aria-label="Permalink to &quot;seed?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>seed?</strong>: <code>number</code></p></blockquote><p>Of the random positions. Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlanceFocusStepOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlanceFocusStepOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlanceFocusStepOptions as default
};
