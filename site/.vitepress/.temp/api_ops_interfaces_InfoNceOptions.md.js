import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InfoNceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/InfoNceOptions.md","filePath":"api/ops/interfaces/InfoNceOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/InfoNceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / InfoNceOptions</p><h1 id="interface-infonceoptions" tabindex="-1">Interface: InfoNceOptions <a class="header-anchor" href="#interface-infonceoptions" aria-label="Permalink to &quot;Interface: InfoNceOptions&quot;">​</a></h1><p>Options of <code>infoNce</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="negatives" tabindex="-1">negatives? <a class="header-anchor" href="#negatives" aria-label="Permalink to &quot;negatives?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>negatives?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Negatives <code>[M, D]</code> for all queries; without them, each query&#39;s negatives are the other keys.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;.</p><hr><h3 id="symmetric" tabindex="-1">symmetric? <a class="header-anchor" href="#symmetric" aria-label="Permalink to &quot;symmetric?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>symmetric?</strong>: <code>boolean</code></p></blockquote><p>Mean of the loss of queries among keys and of keys among queries, as in CLIP (Radford et al., arXiv:2103.00020). Default false.</p><hr><h3 id="temperature" tabindex="-1">temperature? <a class="header-anchor" href="#temperature" aria-label="Permalink to &quot;temperature?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>temperature?</strong>: <code>number</code> | <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Divides the cosines: a number above 0, or a scalar tensor that is learnt. Default 0.07.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/InfoNceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InfoNceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InfoNceOptions as default
};
