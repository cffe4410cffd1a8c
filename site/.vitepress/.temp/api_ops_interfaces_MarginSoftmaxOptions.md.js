import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MarginSoftmaxOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/MarginSoftmaxOptions.md","filePath":"api/ops/interfaces/MarginSoftmaxOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/MarginSoftmaxOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / MarginSoftmaxOptions</p><h1 id="interface-marginsoftmaxoptions" tabindex="-1">Interface: MarginSoftmaxOptions <a class="header-anchor" href="#interface-marginsoftmaxoptions" aria-label="Permalink to &quot;Interface: MarginSoftmaxOptions&quot;">​</a></h1><p>Options of <code>marginSoftmax</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./CrossEntropyOptions"><code>CrossEntropyOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="annealing" tabindex="-1">annealing? <a class="header-anchor" href="#annealing" aria-label="Permalink to &quot;annealing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>annealing?</strong>: <code>number</code></p></blockquote><p>λ of lSoftmax and aSoftmax: the label&#39;s logit is (λ·plain + margin)/(1 + λ). Large at first, it eases training. Default 0.</p><hr><h3 id="margin" tabindex="-1">margin? <a class="header-anchor" href="#margin" aria-label="Permalink to &quot;margin?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>margin?</strong>: <code>number</code></p></blockquote><p>m; an integer for lSoftmax and aSoftmax. Its default depends on the variant.</p><hr><h3 id="scale" tabindex="-1">scale? <a class="header-anchor" href="#scale" aria-label="Permalink to &quot;scale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>scale?</strong>: <code>number</code></p></blockquote><p>s of amSoftmax and arcFace, which the two others have no use for. Default 64.</p><hr><h3 id="variant" tabindex="-1">variant? <a class="header-anchor" href="#variant" aria-label="Permalink to &quot;variant?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>variant?</strong>: <a href="./../type-aliases/MarginVariant"><code>MarginVariant</code></a></p></blockquote><p>Default &#39;arcFace&#39;.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>ignoreIndex?</code>, <code>labelSmoothing?</code>, <code>reduction?</code>, <code>weight?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/MarginSoftmaxOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MarginSoftmaxOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MarginSoftmaxOptions as default
};
