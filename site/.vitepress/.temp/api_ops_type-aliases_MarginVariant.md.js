import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: MarginVariant","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/MarginVariant.md","filePath":"api/ops/type-aliases/MarginVariant.md"}');
const _sfc_main = { name: "api/ops/type-aliases/MarginVariant.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / MarginVariant</p><h1 id="type-alias-marginvariant" tabindex="-1">Type Alias: MarginVariant <a class="header-anchor" href="#type-alias-marginvariant" aria-label="Permalink to &quot;Type Alias: MarginVariant&quot;">​</a></h1><blockquote><p><strong>MarginVariant</strong> = <code>&quot;lSoftmax&quot;</code> | <code>&quot;aSoftmax&quot;</code> | <code>&quot;amSoftmax&quot;</code> | <code>&quot;arcFace&quot;</code></p></blockquote><p>What becomes of the label&#39;s logit, with θ the angle between embedding x and class centre w, and ψ(θ) = (−1)ᵏ·cos(mθ) − 2k on [kπ/m, (k+1)π/m], which falls from 1 to 1 − 2m.</p><ul><li><code>lSoftmax</code>: ‖w‖·‖x‖·ψ(θ), m = 4 (Liu et al., arXiv:1612.02295)</li><li><code>aSoftmax</code> (SphereFace): ‖x‖·ψ(θ), m = 4 (Liu et al., arXiv:1704.08063)</li><li><code>amSoftmax</code> (CosFace): s·(cos θ − m), m = 0.35, s = 64 (Wang et al., arXiv:1801.05599, arXiv:1801.09414)</li><li><code>arcFace</code>: s·cos(θ + m), m = 0.5, s = 64 (Deng et al., arXiv:1801.07698); beyond θ = π − m, where it would rise again, s·(cos θ − m·sin m)</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/MarginVariant.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MarginVariant = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MarginVariant as default
};
